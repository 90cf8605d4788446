# Warnings, hardening, ccache and mold: one place, for every preset.
find_program(CCACHE ccache)
if(CCACHE)
  # Relative paths, so that a second checkout finds what the first one compiled.
  set(cached ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
             CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${cached})
  set(CMAKE_C_COMPILER_LAUNCHER ${cached})
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror=format-security
                    -fPIE -fno-plt)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # TRY is a statement expression, which both compilers know. What libstdc++ 12 itself uses of its own, deprecated in
  # C++23, clang reports at every sort; g++ reports what we use.
  add_compile_options(-Wno-gnu-statement-expression-from-macro-expansion -Wno-gnu-statement-expression
                      -Wno-deprecated-declarations)
else()
  # g++ 12 reports uses of optional and variant that cannot happen.
  add_compile_options(-Wno-maybe-uninitialized -Wno-pedantic -fcf-protection=full)
endif()

set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1 -DNDEBUG")
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -D_GLIBCXX_ASSERTIONS -fstack-protector-strong
                      -fstack-clash-protection -ftrivial-auto-var-init=zero)
endif()
add_link_options($<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-pie> -Wl,-z,relro,-z,now,-z,noexecstack)

find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

if(STADT_SANITIZE)
  add_compile_options(-fsanitize=${STADT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${STADT_SANITIZE})
endif()
