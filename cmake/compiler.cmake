# SPDX-License-Identifier: AGPL-3.0-or-later
# Language, warnings, optimisation, sanitizers, and what makes building quick (ccache, mold).
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_INTERPROCEDURAL_OPTIMIZATION OFF)

# The only C is SQLite: the same flags whatever the preset, so that ccache builds it once.
set(CMAKE_C_FLAGS_DEBUG "-O2")
set(CMAKE_C_FLAGS_RELEASE "-O2")
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1 -D_GLIBCXX_ASSERTIONS")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG -D_GLIBCXX_ASSERTIONS -D_FORTIFY_SOURCE=2 -fstack-protector-strong")

# One place for definitions that reach headers, so that precompiled headers fit every target.
add_compile_definitions(SPDLOG_COMPILED_LIB SPDLOG_SHARED_LIB SPDLOG_FMT_EXTERNAL
                        TOML_HEADER_ONLY=0 TOML_SHARED_LIB=1
                        BOOST_ALL_NO_LIB BOOST_ASIO_NO_DEPRECATED BOOST_BEAST_USE_STD_STRING_VIEW)
set(own_warnings -Wall -Wextra -Wpedantic -Wconversion -Werror -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees these where they are not, in std::string and std::optional.
  list(APPEND own_warnings -Wno-restrict -Wno-maybe-uninitialized -Wno-stringop-overflow
       -Wno-stringop-overread -Wno-array-bounds -Wno-dangling-pointer -Wno-free-nonheap-object
       -Wno-null-dereference)
endif()
add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-pthread>")
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
  add_compile_options(-fPIC)  # tests share one library of the house (layout.cmake)
endif()
add_link_options(-pthread -Wl,--as-needed)

if(GUILDE_SANITIZE)
  set(sanitizers address,undefined)
  if(GUILDE_FUZZ)
    set(sanitizers address,undefined,fuzzer-no-link)
  endif()
  add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-fsanitize=${sanitizers};-fno-sanitize-recover=all;-fno-omit-frame-pointer>")
  add_link_options(-fsanitize=address,undefined)
endif()

find_program(mold_path mold)
if(mold_path)
  add_link_options(-fuse-ld=mold)
endif()

find_program(ccache_path ccache)
if(ccache_path)
  set(launcher env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${ccache_path})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>")
  endif()
endif()
