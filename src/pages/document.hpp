// Answers of the API, read back. The server's own pages show what the API answered for this viewer and nothing else, so
// that no second renderer can forget a check.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "http/route.hpp"
#include "json/value.hpp"

namespace stadt::pages {

// Calls the route of a GET path ("/api/stadt/v1/tables?limit=20") as this call's viewer.
using Api = std::function<Result<json::Value>(http::Call&, const std::string& path)>;

// An `Api` over the joined routes of the city; `routes` must outlive it.
Api api_over(const http::Routes& routes);

// Members of an answer; what is missing or of another type reads as empty.
std::string_view text_of(const json::Value& value, std::string_view key);
std::int64_t number_of(const json::Value& value, std::string_view key);
bool truth_of(const json::Value& value, std::string_view key);
const json::Value& part_of(const json::Value& value, std::string_view key);
const json::Array& list_of(const json::Value& value, std::string_view key);
const json::Array& items_of(const json::Value& value);

}  // namespace stadt::pages
