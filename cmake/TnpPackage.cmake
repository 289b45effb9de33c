# `cpack -G DEB` in a build folder writes two Debian packages: the library, named by its soname, and all that developers need.
set(runtime_package "libtnp${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}")

# Who answers for the packages is who builds them, in the words that Debian's tools take.
set(name "$ENV{DEBFULLNAME}")
set(address "$ENV{DEBEMAIL}")
if(NOT name)
  cmake_host_system_information(RESULT host QUERY FQDN)
  set(name "$ENV{USER}")
  if(NOT name)
    execute_process(COMMAND id -un OUTPUT_VARIABLE name OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  endif()
  set(address "${name}@${host}")
endif()
set(TNP_MAINTAINER "${name} <${address}>" CACHE STRING "Maintainer of the packages: name and address")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tnp)
set(CPACK_PACKAGE_CONTACT "${TNP_MAINTAINER}")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL runtime development)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)

set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME ${runtime_package})
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libs)
# libLLVM is also a link in the folder of libMLIR, which is llvm-dev's: dpkg-shlibdeps takes now this, now that.
set(CPACK_DEBIAN_RUNTIME_PACKAGE_DEPENDS "libllvm${LLVM_VERSION_MAJOR}")
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


# The terms, as Debian wants them: beside each package, and with a blank as " .".
file(READ "${PROJECT_SOURCE_DIR}/LICENSE" license)
string(REGEX REPLACE "\n\n" "\n.\n" license "\n${license}")
string(REGEX REPLACE "\n\n" "\n.\n" license "${license}") # every second of several
string(REGEX REPLACE "\n(.)" "\n \\1" license "${license}")
string(STRIP "${license}" license)
set(license " ${license}")
configure_file("${CMAKE_CURRENT_LIST_DIR}/copyright.in" copyright @ONLY)
foreach(package runtime development)
  string(TOUPPER ${package} upper)
  install(FILES "${PROJECT_BINARY_DIR}/copyright" COMPONENT ${package}
          DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/doc/${CPACK_DEBIAN_${upper}_PACKAGE_NAME}")
endforeach()
