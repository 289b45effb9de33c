# The libraries we build on, and the functions by which our own folders declare themselves.

find_package(MLIR 22.1 REQUIRED CONFIG HINTS /usr/lib/llvm-22/lib/cmake/mlir)
find_package(fmt 9 REQUIRED)
find_package(hwy 1.0 REQUIRED CONFIG)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
list(APPEND CMAKE_MODULE_PATH "${MLIR_CMAKE_DIR}" "${LLVM_CMAKE_DIR}")
include(TableGen)
include(AddLLVM)
include(AddMLIR)

# LLVM's headers are system headers: their warnings are not ours.
add_library(tnp-llvm-headers INTERFACE)
target_include_directories(tnp-llvm-headers SYSTEM INTERFACE ${LLVM_INCLUDE_DIRS} ${MLIR_INCLUDE_DIRS})
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # MLIR's TypeID.h, for a libMLIR that clang built. Not SYSTEM: what is not is searched first.
  target_include_directories(tnp-llvm-headers INTERFACE "${PROJECT_SOURCE_DIR}/cmake/gnu")
endif()
separate_arguments(definitions UNIX_COMMAND "${LLVM_DEFINITIONS}")
target_compile_options(tnp-llvm-headers INTERFACE ${definitions})

# The one precompiled header of the compiler side: 1.3 s instead of 4.6 s per file.
add_library(tnp-mlir-pch OBJECT "${PROJECT_SOURCE_DIR}/cmake/pch.cpp")
target_link_libraries(tnp-mlir-pch PRIVATE tnp-llvm-headers)
target_precompile_headers(tnp-mlir-pch PRIVATE "${PROJECT_SOURCE_DIR}/cmake/mlir-pch.h")

# tnp_write(KIND ROWS FILE): lets tnp-tblgen write a file from rows of functions.
function(tnp_write kind rows file)
  set(rows "${PROJECT_SOURCE_DIR}/${rows}")
  set(includes -I "${PROJECT_SOURCE_DIR}")
  foreach(folder ${MLIR_INCLUDE_DIRS})
    list(APPEND includes -I "${folder}")
  endforeach()
  add_custom_command(OUTPUT "${file}"
    COMMAND tnp-tblgen -gen-${kind} ${includes} "${rows}" -o "${file}" -d "${file}.d"
    DEPENDS tnp-tblgen "${rows}" DEPFILE "${file}.d" COMMENT "Writing ${file}" VERBATIM)
endfunction()

# tnp_place_thread_locals(name): thread-local variables of a library that each call reads lie at a fixed place of their
# thread. Otherwise a shared library calls a function for each access: 8 % of a cached call. The loader keeps some hundred
# bytes for libraries that come by dlopen, so large ones stay behind a pointer (suite `package` measures them).
function(tnp_place_thread_locals name)
  target_compile_options(${name} PRIVATE -ftls-model=initial-exec)
endfunction()

# tnp_add_library(name SOURCES... [LINK libs...]): a library that knows neither MLIR nor LLVM.
function(tnp_add_library name)
  cmake_parse_arguments(arg "" "" "LINK" ${ARGN})
  add_library(${name} STATIC ${arg_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PUBLIC ${arg_LINK})
  tnp_place_thread_locals(${name})
endfunction()

# tnp_add_compiler_library(name SOURCES... [LINK libs...] [DEPENDS tablegen targets...]): one that does.
function(tnp_add_compiler_library name)
  cmake_parse_arguments(arg "" "" "LINK;DEPENDS" ${ARGN})
  add_library(${name} STATIC ${arg_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PUBLIC ${arg_LINK} MLIR LLVM PRIVATE tnp-llvm-headers)
  target_precompile_headers(${name} REUSE_FROM tnp-mlir-pch)
  if(arg_DEPENDS)
    add_dependencies(${name} ${arg_DEPENDS})
  endif()
endfunction()

# tnp_add_compiler_tool(name SOURCES... [LINK libs...]): a program of the compiler side.
function(tnp_add_compiler_tool name)
  cmake_parse_arguments(arg "" "" "LINK" ${ARGN})
  add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE ${arg_LINK} MLIR LLVM tnp-llvm-headers)
endfunction()
