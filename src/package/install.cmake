# What `cmake --install` puts where; part of the top CMakeLists.txt.
include(CMakePackageConfigHelpers)

set(EMPATHIE_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/empathie)

install(FILES include/empathie.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS empathie EXPORT empathieTargets)
install(TARGETS empathie_static EXPORT empathieStaticTargets)
foreach(set empathieTargets empathieStaticTargets)
    install(EXPORT ${set} NAMESPACE empathie:: DESTINATION ${EMPATHIE_CMAKE_DIR})
endforeach()

configure_package_config_file(src/package/empathieConfig.cmake.in
    ${PROJECT_BINARY_DIR}/empathieConfig.cmake
    INSTALL_DESTINATION ${EMPATHIE_CMAKE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/empathieConfigVersion.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES
    ${PROJECT_BINARY_DIR}/empathieConfig.cmake
    ${PROJECT_BINARY_DIR}/empathieConfigVersion.cmake
    DESTINATION ${EMPATHIE_CMAKE_DIR})

# Directories in the .pc are relative to its prefix, unless the builder gave whole paths. It is
# written while installing, when the prefix is known for certain.
foreach(dir LIBDIR INCLUDEDIR)
    if(IS_ABSOLUTE "${CMAKE_INSTALL_${dir}}")
        set(EMPATHIE_PC_${dir} "${CMAKE_INSTALL_${dir}}")
    else()
        set(EMPATHIE_PC_${dir} "\${prefix}/${CMAKE_INSTALL_${dir}}")
    endif()
endforeach()
set(EMPATHIE_PC_PREFIX "@CMAKE_INSTALL_PREFIX@") # to be filled in by the second pass
configure_file(src/package/empathie.pc.in ${PROJECT_BINARY_DIR}/empathie.pc.in @ONLY)
install(CODE "configure_file(
    [[${PROJECT_BINARY_DIR}/empathie.pc.in]] [[${PROJECT_BINARY_DIR}/empathie.pc]] @ONLY)")
install(FILES ${PROJECT_BINARY_DIR}/empathie.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# For those who write a lexicon of their own, or run other lexicons than the ones inside.
install(DIRECTORY lexicons/ DESTINATION ${CMAKE_INSTALL_DATADIR}/empathie/lexicons)

if(EMPATHIE_BUILD_TOOL)
    install(TARGETS empathie_tool)
    install(FILES src/cli/empathie.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
    install(FILES src/cli/empathie.bash RENAME empathie
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
endif()
