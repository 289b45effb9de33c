# `cpack -G DEB` in a build folder writes two Debian packages: the library, named by its soname, and all that developers need.
set(runtime_package "libtnp${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tnp)
set(CPACK_PACKAGE_CONTACT "The tnp developers <tnp@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL runtime development)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)

set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME ${runtime_package})
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libs)
set(CPACK_COMPONENT_RUNTIME_DESCRIPTION "${PROJECT_DESCRIPTION}: the shared library
 Array code runs at once, with NumPy's semantics; in a function it is traced,
 fused and compiled to native code.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libtnp-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${runtime_package} (= ${PROJECT_VERSION})")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "${PROJECT_DESCRIPTION}: headers and tools
 What programs need to be built, by CMake's find_package(tnp) or pkg-config, and
 the tools tnp-opt, tnp-run, tnp-reduce and tnp-lsp-server for programs in MLIR.")
include(CPack)
