# The libraries of Debian 12 that the house is built on; who may use which stands in tests/tidy_test.cpp.
find_package(PkgConfig REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS url)
find_package(OpenSSL REQUIRED)
find_package(GTest REQUIRED)
find_package(benchmark REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(stadt_pkg REQUIRED IMPORTED_TARGET sqlite3 libpq libsodium fmt simdjson icu-uc icu-i18n libbrotlidec
                  zlib libseccomp vips libcurl)

add_library(stadt_libraries INTERFACE)
target_link_libraries(stadt_libraries INTERFACE PkgConfig::stadt_pkg OpenSSL::Crypto Boost::url Threads::Threads
                                                cmark-gfm cmark-gfm-extensions gumbo)
target_compile_definitions(stadt_libraries INTERFACE BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION
                                                     BOOST_ASIO_NO_DEPRECATED)
