#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <boost/describe.hpp>
#include <cstdlib>
#include <iostream>

#include "access/password.hpp"
#include "access/sessions.hpp"
#include "command/command.hpp"
#include "open_city.hpp"
#include "people/people.hpp"
#include "people/rules.hpp"

namespace stadt::command {

namespace {

constexpr Option password_option = {"--password", "TEXT",
                                    "The password; asked for, or read from standard input, if left out."};

// Never shown while it is typed.
std::string read_password() {
  const bool terminal = isatty(STDIN_FILENO) != 0;
  termios before{};
  if (terminal) {
    fmt::print(stderr, "Password: ");
    tcgetattr(STDIN_FILENO, &before);
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSANOW, &silent);
  }
  std::string password;
  std::getline(std::cin, password);
  if (terminal) {
    tcsetattr(STDIN_FILENO, TCSANOW, &before);
    fmt::print(stderr, "\n");
  }
  return password;
}

Result<PersonId> known_person(OpenCity& city, const std::string& handle) {
  const auto id = Accounts("https://localhost").find(city.database->session(), handle);
  if (!id) return fail(ErrorKind::not_found, "account.unknown", fmt::format("There is nobody called {}.", handle));
  return *id;
}

Result<> create(const Arguments& arguments, const config::Settings& settings) {
  auto city = TRY(open_city(settings));
  people::Arrival arrival;
  arrival.handle = arguments.positional()[0];
  CHECKED(checked_handle(arrival.handle));
  arrival.email = TRY(checked_email(arguments.value("--email").value_or(arrival.handle + "@localhost.localdomain")));
  arrival.language = settings.city.language;
  const std::string password = arguments.value("--password").value_or("");
  const std::string typed = password.empty() ? read_password() : password;
  CHECKED(access::check_password(typed));
  arrival.password_hash = TRY(access::hash_password(typed));
  CHECKED(city.database->write_and_wait([&](sql::Transaction& transaction) -> Result<> {
    TRY(people::arrive(transaction, *city.env, arrival));
    return {};
  }));
  fmt::print("{} may enter.\n", arrival.handle);
  return {};
}

Result<Role> role_named(std::string name) {
  if (name == "operator") name += '_';
  Role role{};
  if (!boost::describe::enum_from_string(name.c_str(), role)) {
    return fail(ErrorKind::invalid, "account.role", "A role is resident, greeter, moderator or operator.");
  }
  return role;
}

Result<> give_role(const Arguments& arguments, const config::Settings& settings) {
  const Role role = TRY(role_named(arguments.positional()[1]));
  auto city = TRY(open_city(settings));
  const PersonId person = TRY(known_person(city, arguments.positional()[0]));
  CHECKED(city.database->write_and_wait(
      [&](sql::Transaction& transaction) { return people::give_role(transaction, person, role); }));
  fmt::print("{} is {} now.\n", arguments.positional()[0], arguments.positional()[1]);
  return {};
}

Result<> reset(const Arguments& arguments, const config::Settings& settings) {
  auto city = TRY(open_city(settings));
  const PersonId person = TRY(known_person(city, arguments.positional()[0]));
  const std::string password = arguments.value("--password").value_or("");
  CHECKED(access::reset_password(*city.database, *city.env, person, password.empty() ? read_password() : password));
  fmt::print("{} has a new password and is signed out everywhere.\n", arguments.positional()[0]);
  return {};
}

}  // namespace

Command account_create_command() {
  return {.name = "account create",
          .positional = "HANDLE",
          .summary = "Let somebody arrive from the command line.",
          .teaching = "  stadt account create anna --email anna@example.org",
          .options = {{"--email", "ADDRESS", "Their e-mail address."}, password_option},
          .run = create};
}

Command account_role_command() {
  return {.name = "account role",
          .positional = "HANDLE ROLE",
          .summary = "Give somebody a role: resident, greeter, moderator, operator.",
          .teaching = "  stadt account role anna operator",
          .options = {},
          .run = give_role};
}

Command account_reset_password_command() {
  return {.name = "account reset-password",
          .positional = "HANDLE",
          .summary = "Give somebody a new password and sign them out everywhere.",
          .teaching = "  stadt account reset-password anna",
          .options = {password_option},
          .run = reset};
}

}  // namespace stadt::command
