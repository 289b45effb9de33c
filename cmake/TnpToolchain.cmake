# How everything in this project is compiled, in one place.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib")
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

add_compile_options(-Wall -Wextra -Wno-unused-parameter)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict>) # false alarms in std::string's operator+: GCC bug 105651
endif()

# A precompiled header is only cached by ccache when these are set; presets set the environment, this serves plain cmake.
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_ctime,include_file_mtime
      "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" "${CCACHE}")
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  add_compile_options(-fpch-instantiate-templates -Xclang -fno-pch-timestamp)
endif()

find_program(LLD NAMES ld.lld-22 ld.lld PATHS /usr/lib/llvm-22/bin)
if(LLD AND CMAKE_CXX_COMPILER_ID MATCHES Clang)
  add_link_options(--ld-path=${LLD})
endif()

if(TNP_SANITIZE)
  add_compile_options(-fsanitize=${TNP_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all -g1)
  add_link_options(-fsanitize=${TNP_SANITIZE})
  if(TNP_SANITIZE MATCHES "undefined" AND CMAKE_CXX_COMPILER_ID MATCHES Clang)
    # That check reads the word in front of the function called. Compiled programs have none there, and a kernel that
    # begins a page has nothing mapped in front of it.
    add_compile_options(-fno-sanitize=function)
  endif()
endif()
