// What is measured; each prints lines of the report.
#pragma once

#include "city.hpp"

namespace stadt::bench {

void bench_home(const Options& options);      // a page of the home timeline against nginx serving the same bytes
void bench_table(const Options& options);     // a table of 200 replies
void bench_posting(const Options& options);   // acknowledged, synced posts
void bench_request(const Options& options);   // getting to know somebody, with all checks
void bench_start(const Options& options);     // first answer, sight ready, memory at rest
void bench_live(const Options& options);      // open streams: memory, the price of telling, how soon they hear
void bench_load(const Options& options);      // rows a second into SQL
void bench_walk(const Options& options);      // neighbouring tables by walking, against a naive walk
void bench_common(const Options& options);    // what two lists have in common, against reading one by one
void bench_standing(const Options& options);  // trust and communities of a whole city

void bench_growth(const Options& options);  // the same questions in cities of ten and of a hundred times the size
void bench_crowd(const Options& options);   // what people can make without bounds: huge tables, huge tags
void bench_sight(const Options& options);   // pages, changes and reading anew of the city in memory

// How well the city's orders find what really happened next.
void bench_quality(const Options& options);

}  // namespace stadt::bench
