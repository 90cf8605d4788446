// What the event log is told of a post.
#pragma once

#include <string>
#include <vector>

#include "base/env.hpp"
#include "base/event.hpp"
#include "base/result.hpp"
#include "posts/post.hpp"
#include "sight/post_facts.hpp"

namespace stadt::posts {

std::unexpected<Error> no_post();

// The keys of its tags, as they are kept.
std::vector<std::string> tags_of(const Post& post);
// What it links to, as it is kept.
std::vector<std::string> links_of(const Post& post);

PostFacts facts_of(const Post& post, std::vector<std::string> tags, PlaceId place = {});
Event event_of(EventKind kind, Env& env, const Post& post, PersonId target);

}  // namespace stadt::posts
