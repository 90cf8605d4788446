// The routes of getting to know somebody.
#pragma once

#include "contacts/contacts.hpp"
#include "http/route.hpp"

namespace stadt {

http::Routes asking_routes(const PostsParts& parts);   // mirror, anchors, ask, take back
http::Routes request_routes(const PostsParts& parts);  // the lists and the addressee's answers
http::Routes contact_routes(const PostsParts& parts);  // contacts, closeness, the private card

}  // namespace stadt
