# stadt_embed(target name folder pattern): the files of a folder become `embedded::name()` of base/embedded.hpp.
function(stadt_embed target name folder pattern)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/${pattern})
  set(output ${CMAKE_BINARY_DIR}/embedded/${name}.cpp)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DNAME=${name} "-DFILES=${files}" -DOUTPUT=${output} -P
            ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
