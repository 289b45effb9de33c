# What `cmake --install` gives users: one shared library, its headers, the tools, and what CMake and pkg-config find it by.
# Two components, which are the two packages of TnpPackage.cmake: runtime and development.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# Within the build everything is static. The shared library is the same objects, linked once more.
get_target_property(links tnp LINK_LIBRARIES)
set(exports "${PROJECT_SOURCE_DIR}/lib/API/exports.map")
add_library(tnp-shared SHARED $<TARGET_OBJECTS:tnp>)
target_link_libraries(tnp-shared PRIVATE ${links})
target_include_directories(tnp-shared INTERFACE "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
target_compile_features(tnp-shared INTERFACE cxx_std_20)
# Calls within the library do not look symbols up. It stays when it is closed: its threads and their data may still run.
target_link_options(tnp-shared PRIVATE "LINKER:--version-script=${exports}" LINKER:-Bsymbolic-functions LINKER:-z,nodelete)
set_target_properties(tnp-shared PROPERTIES
  OUTPUT_NAME tnp
  EXPORT_NAME tnp
  LINKER_LANGUAGE CXX
  LINK_DEPENDS "${exports}"
  VERSION ${PROJECT_VERSION}
  SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}) # before 1.0 a new minor version may break programs

# libMLIR is not where the loader looks on its own.
set(tools tnp-lsp-server tnp-opt tnp-reduce tnp-run)
set_target_properties(tnp-shared ${tools} PROPERTIES INSTALL_RPATH_USE_LINK_PATH ON)

add_custom_target(tnp-dist DEPENDS tnp-shared ${tools}) # all that is installed, without the tests

install(TARGETS tnp-shared EXPORT tnpTargets
        LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT runtime NAMELINK_COMPONENT development)
install(TARGETS ${tools} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT development)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/tnp" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT development)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/tnp")
install(EXPORT tnpTargets NAMESPACE tnp:: DESTINATION "${package_dir}" COMPONENT development)
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/tnpConfig.cmake.in" tnpConfig.cmake INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file(tnpConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/tnpConfig.cmake" "${PROJECT_BINARY_DIR}/tnpConfigVersion.cmake"
        DESTINATION "${package_dir}" COMPONENT development)

set(pkgconfig_dir "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
file(RELATIVE_PATH pkgconfig_to_prefix "/${pkgconfig_dir}" "/")
configure_file("${CMAKE_CURRENT_LIST_DIR}/tnp.pc.in" tnp.pc @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/tnp.pc" DESTINATION "${pkgconfig_dir}" COMPONENT development)
