/* Runs a command to which the system gives no memory that it can write and run, as hardened systems
 * do: no_executable_memory COMMAND [ARGUMENT]... Expressions are interpreted then, not compiled. */
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <linux/filter.h>
#include <linux/seccomp.h>

enum { NOT_POSSIBLE = 77 };

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define PROTECTION offsetof(struct seccomp_data, args[2])
#else
#define PROTECTION (offsetof(struct seccomp_data, args[2]) + 4)
#endif
#define LOAD(from)               BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)(from))
#define IF_EQUAL(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(value), yes, no)
#define MASK(bits)               BPF_STMT(BPF_ALU | BPF_AND | BPF_K, (uint32_t)(bits))
#define END_WITH(what)           BPF_STMT(BPF_RET | BPF_K, (uint32_t)(what))

/* Refuses mmap with write and execute together, and mprotect with execute. */
static int refuse(void)
{
    struct sock_filter rules[] = {LOAD(offsetof(struct seccomp_data, nr)),
                                  IF_EQUAL(__NR_mmap, 3, 0),
                                  IF_EQUAL(__NR_mprotect, 5, 0),
                                  IF_EQUAL(__NR_pkey_mprotect, 4, 0),
                                  END_WITH(SECCOMP_RET_ALLOW),
                                  LOAD(PROTECTION),
                                  MASK(PROT_WRITE | PROT_EXEC),
                                  IF_EQUAL(PROT_WRITE | PROT_EXEC, 4, 3),
                                  LOAD(PROTECTION),
                                  MASK(PROT_EXEC),
                                  IF_EQUAL(PROT_EXEC, 1, 0),
                                  END_WITH(SECCOMP_RET_ALLOW),
                                  END_WITH(SECCOMP_RET_ERRNO | EACCES)};
    struct sock_fprog program = {sizeof rules / sizeof *rules, rules};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

int main(int count, char **arguments)
{
    if (count < 2 || !refuse())
        return NOT_POSSIBLE;
    if (mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
        MAP_FAILED)
        return NOT_POSSIBLE;
    execvp(arguments[1], arguments + 1);
    perror(arguments[1]);
    return 1;
}
