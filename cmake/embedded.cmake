# SPDX-License-Identifier: AGPL-3.0-or-later
# Library `embedded`: migrations, words, fixtures and the built front end, inside the program.
find_program(python_path python3 HINTS /usr/bin REQUIRED)
set(embedded_folder "${CMAKE_BINARY_DIR}/generated")
configure_file("${CMAKE_SOURCE_DIR}/tools/embedded.hpp.in" "${embedded_folder}/embedded/embedded.hpp" COPYONLY)

add_custom_command(
  OUTPUT "${embedded_folder}/always"
  BYPRODUCTS "${embedded_folder}/embedded.S" "${embedded_folder}/embedded.cpp"  # makes ninja look again
  COMMAND "${python_path}" "${CMAKE_SOURCE_DIR}/tools/embed.py" "${CMAKE_SOURCE_DIR}"
          "${GUILDE_WEB_DIR}" "${embedded_folder}"
  COMMENT "Gathering migrations, words and the front end" VERBATIM)
set_source_files_properties("${embedded_folder}/always" PROPERTIES SYMBOLIC ON)

add_library(embedded STATIC "${embedded_folder}/always" "${embedded_folder}/embedded.S" "${embedded_folder}/embedded.cpp")
target_include_directories(embedded PUBLIC "${embedded_folder}")
set_target_properties(embedded PROPERTIES ASM_COMPILER_LAUNCHER "" CXX_COMPILER_LAUNCHER "")
add_library(external_embedded INTERFACE)
target_link_libraries(external_embedded INTERFACE embedded)
