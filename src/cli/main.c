/* The tool `empathie`. */
#define _POSIX_C_SOURCE 200809L
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli.h"

static int run(const cli_options *options)
{
    switch (options->command) {
    case CLI_CONVERSE:
        return cli_converse(options);
    case CLI_LINT:
        return cli_lint(options);
    case CLI_EVALUATE:
        return cli_evaluate(options);
    case CLI_EXPLAIN:
        return cli_explain(options);
    case CLI_ENTRIES:
        return cli_entries(options);
    case CLI_DIGEST:
        return cli_digest(options);
    default:
        return cli_scan(options);
    }
}

int main(int count, char **words)
{
    cli_options options;
    int status = cli_options_read(&options, count, words);
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failed write, said and counted like others */
    if (status == CLI_OK) {
        bool nothing_to_do = count == 1 && isatty(STDIN_FILENO);
        if (options.help || nothing_to_do)
            cli_help(options.command, nothing_to_do || options.command == CLI_COMMANDS);
        else if (options.version)
            status = cli_version(&options);
        else
            status = run(&options);
    }
    cli_options_free(&options);
    cli_flush();
    if (cli_output_failed() && status == CLI_OK)
        status = CLI_BAD_INPUT;
    return status;
}
