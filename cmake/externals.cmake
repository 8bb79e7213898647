# SPDX-License-Identifier: AGPL-3.0-or-later
# The libraries we stand on (docs/dependencies.md says why), as targets external_NAME. Only include
# folders and libraries are taken over: their definitions are in compiler.cmake.
find_package(PkgConfig REQUIRED)

function(external_package name)  # further arguments: pkg-config names
  pkg_check_modules(found_${name} REQUIRED QUIET ${ARGN})
  add_library(external_${name} INTERFACE)
  target_include_directories(external_${name} SYSTEM INTERFACE ${found_${name}_INCLUDE_DIRS})
  target_link_libraries(external_${name} INTERFACE ${found_${name}_LINK_LIBRARIES})
endfunction()

function(external_library name)  # further arguments: library names; headers in /usr/include
  add_library(external_${name} INTERFACE)
  foreach(library IN LISTS ARGN)
    find_library(path_${library} ${library} REQUIRED)
    target_link_libraries(external_${name} INTERFACE ${path_${library}})
  endforeach()
endfunction()

external_package(sodium libsodium)
external_package(icu icu-uc icu-i18n)
external_package(postgres libpq)
external_package(curl libcurl)
external_package(vips vips)
external_package(images cairo librsvg-2.0)
external_package(cares libcares)
external_package(magic libmagic)
external_package(zlib zlib)
external_package(expat expat)
external_package(brotli libbrotlienc libbrotlidec)
external_package(zstd libzstd)
external_package(cmark_gfm libcmark-gfm)
external_package(qrencode libqrencode)
external_package(archive libarchive)
external_package(fido2 libfido2)
external_package(spdlog spdlog fmt)
external_package(tomlplusplus tomlplusplus)
external_library(xml2 xml2)  # its folder of headers: for parse/ alone, in CMakeLists.txt
external_library(stemmer stemmer)
external_library(oath oath)
external_library(boost_json boost_json)
external_library(asio)   # Asio, Beast and PFR are headers only
external_library(cli11)

# SQLite with encryption at rest, from the npm package that carries its amalgamation; hidden, so that
# a system libsqlite3 loaded by some other library never meets it.
set(sqlite_folder "${CMAKE_SOURCE_DIR}/node_modules/better-sqlite3-multiple-ciphers/deps/sqlite3")
if(NOT EXISTS "${sqlite_folder}/sqlite3.c")
  message(FATAL_ERROR "SQLite is missing: run `npm ci --ignore-scripts` first (./run does).")
endif()
add_library(sqlite3mc STATIC "${sqlite_folder}/sqlite3.c")
target_compile_options(sqlite3mc PRIVATE -w -fvisibility=hidden)
target_compile_definitions(sqlite3mc PRIVATE
  SQLITE_THREADSAFE=2 SQLITE_ENABLE_FTS5 SQLITE_OMIT_LOAD_EXTENSION SQLITE_OMIT_DEPRECATED
  SQLITE_OMIT_SHARED_CACHE SQLITE_DQS=0 SQLITE_DEFAULT_MEMSTATUS=0 SQLITE_DEFAULT_FOREIGN_KEYS=1
  SQLITE_LIKE_DOESNT_MATCH_BLOBS SQLITE_MAX_EXPR_DEPTH=0 SQLITE_ENABLE_STAT4 SQLITE_USE_URI=0
  SQLITE_TEMP_STORE=2 SQLITE_USER_AUTHENTICATION=0 HAVE_USLEEP=1)
target_include_directories(sqlite3mc SYSTEM BEFORE PUBLIC "${sqlite_folder}")
add_library(external_sqlite3mc INTERFACE)
target_link_libraries(external_sqlite3mc INTERFACE sqlite3mc dl)
target_include_directories(external_sqlite3mc SYSTEM BEFORE INTERFACE "${sqlite_folder}")
