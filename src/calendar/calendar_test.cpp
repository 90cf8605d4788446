#include "calendar/calendar.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace stadt::calendar {
namespace {

struct Clock {
  std::string_view local;
  std::string_view time_zone;
  std::string_view utc;  // empty: this moment does not exist
};

TEST(Moment, IsWhatTheClocksOfAZoneShow) {
  const std::vector<Clock> clocks = {
      {"2026-11-30T11:30", "Europe/Berlin", "2026-11-30T10:30:00.000Z"},
      {"2026-07-01T00:00", "Europe/Berlin", "2026-06-30T22:00:00.000Z"},
      {"2026-11-30T11:30", "America/New_York", "2026-11-30T16:30:00.000Z"},
      {"2026-11-30T16:00", "Asia/Kolkata", "2026-11-30T10:30:00.000Z"},
      {"2028-02-29T12:00", "UTC", "2028-02-29T12:00:00.000Z"},
      {"2026-11-30T12:00", "Australia/Lord_Howe", "2026-11-30T01:00:00.000Z"},

      // Spring: an hour is left out.
      {"2026-03-29T01:59", "Europe/Berlin", "2026-03-29T00:59:00.000Z"},
      {"2026-03-29T02:00", "Europe/Berlin", ""},
      {"2026-03-29T02:59", "Europe/Berlin", ""},
      {"2026-03-29T03:00", "Europe/Berlin", "2026-03-29T01:00:00.000Z"},
      {"2027-03-28T02:30", "Europe/Berlin", ""},
      {"2026-03-08T01:59", "America/New_York", "2026-03-08T06:59:00.000Z"},
      {"2026-03-08T02:30", "America/New_York", ""},
      {"2026-03-08T03:00", "America/New_York", "2026-03-08T07:00:00.000Z"},
      {"2027-03-14T02:30", "America/New_York", ""},
      {"2026-03-29T02:30", "Asia/Kolkata", "2026-03-28T21:00:00.000Z"},

      // Autumn: an hour comes twice, and the first one is meant.
      {"2026-10-25T01:59", "Europe/Berlin", "2026-10-24T23:59:00.000Z"},
      {"2026-10-25T02:00", "Europe/Berlin", "2026-10-25T00:00:00.000Z"},
      {"2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z"},
      {"2026-10-25T03:00", "Europe/Berlin", "2026-10-25T02:00:00.000Z"},
      {"2027-10-31T02:30", "Europe/Berlin", "2027-10-31T00:30:00.000Z"},
      {"2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00.000Z"},
      {"2026-11-01T02:00", "America/New_York", "2026-11-01T07:00:00.000Z"},
      {"2027-11-07T01:30", "America/New_York", "2027-11-07T05:30:00.000Z"},

      // A day that a zone never had.
      {"2011-12-30T12:00", "Pacific/Apia", ""},
  };
  for (const auto& clock : clocks) {
    const auto time = moment(clock.local, clock.time_zone);
    EXPECT_EQ(time ? to_iso(*time) : "", clock.utc) << clock.local << " in " << clock.time_zone;
    if (!time) continue;
    EXPECT_EQ(local_text(*time, clock.time_zone), clock.local) << clock.time_zone;
  }
}

TEST(Moment, IsNothingElse) {
  for (const std::string_view text :
       {"", "2026-11-30", "2026-11-30 11:30", "2026-11-30T24:00", "2026-11-30T11:60", "2026-02-29T11:30",
        "2026-00-10T11:30", "2026-13-10T11:30", "2026-11-30T11:30Z", "2026-11-30T11:30:00", "+026-11-30T11:30",
        "2026-11-30T-1:30", "2026-11-30T 1:30", "tomorrow at half"}) {
    EXPECT_EQ(moment(text, "Europe/Berlin"), std::nullopt) << text;
  }
  EXPECT_EQ(moment("2026-11-30T11:30", "Europe/Nowhere"), std::nullopt);
  EXPECT_EQ(moment("2026-11-30T11:30", ""), std::nullopt);
}

TEST(LocalText, ShowsBothHoursOfAutumn) {
  EXPECT_EQ(local_text(*from_iso("2026-10-25T00:30:00Z"), "Europe/Berlin"), "2026-10-25T02:30");
  EXPECT_EQ(local_text(*from_iso("2026-10-25T01:30:00Z"), "Europe/Berlin"), "2026-10-25T02:30");
  EXPECT_EQ(local_text(*from_iso("2026-03-29T01:00:00Z"), "Europe/Berlin"), "2026-03-29T03:00");
  EXPECT_EQ(local_text(*from_iso("2026-03-29T01:00:00Z"), "unknown"), "2026-03-29T01:00");
}

TEST(TimeZone, HasTheNameOfAPlace) {
  for (const std::string_view name : {"Europe/Berlin", "America/New_York", "Asia/Kolkata", "Europe/Kyiv", "UTC",
                                      "America/Argentina/Buenos_Aires", "Pacific/Apia"}) {
    EXPECT_TRUE(is_time_zone(name)) << name;
  }
  for (const std::string_view name : {"", "Berlin", "europe/berlin", "Europe/Berlin ", "Europe/Nowhere", "PST", "GMT+5",
                                      "UTC+2", "Etc/Unknown", "/", "../etc/passwd", "Europe/Berlin\r\nX:1"}) {
    EXPECT_FALSE(is_time_zone(name)) << name;
  }
  EXPECT_FALSE(is_time_zone(std::string(100'000, '/')));
  EXPECT_FALSE(is_time_zone(std::string_view("Europe/Berlin\0", 14)));
}

Entry walk() {
  Entry entry;
  entry.uid = "7@stadt.example";
  entry.summary = "Spaziergang mit Leyla";
  entry.location = "Am Wehr";
  entry.start = *from_iso("2026-11-30T10:30:00Z");
  entry.end = *from_iso("2026-11-30T11:30:00Z");
  entry.time_zone = "Europe/Berlin";
  entry.stamp = *from_iso("2026-11-27T14:00:00Z");
  return entry;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find("\r\n", at);
    if (end == std::string::npos) {
      ADD_FAILURE() << "the last line does not end";
      break;
    }
    lines.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

std::string unfolded(std::string text) {
  for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
  return text;
}

bool has_line(const Entry& entry, std::string_view line) {
  const auto lines = lines_of(unfolded(ics(entry)));
  return std::ranges::find(lines, line) != lines.end();
}

TEST(Ics, IsOneEventWithItsZone) {
  auto entry = walk();
  entry.description = "Drei Fragen; zwei Antworten, ein Weg\\Ziel\nund zurück";
  entry.url = "https://stadt.example/meetups/7";
  entry.organizer_name = "Mira \"Wehr\" Sand; & Söhne^";
  entry.sequence = 2;
  EXPECT_EQ(
      unfolded(ics(entry)),
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Stadt//Calendar//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"
      "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"
      "BEGIN:DAYLIGHT\r\nTZOFFSETTO:+020000\r\nTZOFFSETFROM:+010000\r\nTZNAME:(DST)\r\nDTSTART:20260329T020000\r\n"
      "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
      "BEGIN:STANDARD\r\nTZOFFSETTO:+010000\r\nTZOFFSETFROM:+020000\r\nTZNAME:(STD)\r\nDTSTART:20261025T030000\r\n"
      "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
      "END:VTIMEZONE\r\n"
      "BEGIN:VEVENT\r\nUID:7@stadt.example\r\nDTSTAMP:20261127T140000Z\r\nSEQUENCE:2\r\nSTATUS:CONFIRMED\r\n"
      "DTSTART;TZID=Europe/Berlin:20261130T113000\r\nDTEND;TZID=Europe/Berlin:20261130T123000\r\n"
      "SUMMARY:Spaziergang mit Leyla\r\nLOCATION:Am Wehr\r\n"
      "DESCRIPTION:Drei Fragen\\; zwei Antworten\\, ein Weg\\\\Ziel\\nund zurück\r\n"
      "URL:https://stadt.example/meetups/7\r\n"
      "ORGANIZER;CN=\"Mira ^'Wehr^' Sand; & Söhne^^\":https://stadt.example/meetups/7\r\n"
      "END:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST(Ics, KnowsTheOffsetThatHoldsOnItsDay) {
  struct Row {
    std::string_view start, time_zone, line, zone_start;
  };
  // Every zone begins with a change before the event, or with its one and only time.
  const std::vector<Row> rows = {
      {"2026-07-01T16:00:00Z", "America/New_York", "DTSTART;TZID=America/New_York:20260701T120000", "20260308T020000"},
      {"2027-01-10T17:00:00Z", "America/New_York", "DTSTART;TZID=America/New_York:20270110T120000", "20261101T020000"},
      {"2027-01-10T17:00:00Z", "Asia/Kolkata", "DTSTART;TZID=Asia/Kolkata:20270110T223000", "19700101T000000"},
      {"2027-02-10T12:00:00Z", "Africa/Casablanca", "DTSTART;TZID=Africa/Casablanca:20270210T120000",
       "20270207T030000"},
  };
  for (const auto& row : rows) {
    auto entry = walk();
    entry.time_zone = row.time_zone;
    entry.start = entry.end = *from_iso(row.start);
    EXPECT_TRUE(has_line(entry, row.line)) << ics(entry);
    EXPECT_TRUE(has_line(entry, "DTSTART:" + std::string(row.zone_start))) << ics(entry);
    EXPECT_EQ(ics(entry).find("DTEND"), std::string::npos) << "a moment has no end";
    EXPECT_EQ(ics(entry).find("X-TZINFO"), std::string::npos);
  }
}

TEST(Ics, SpeaksUtcWhereClocksAreAmbiguous) {
  auto entry = walk();
  entry.start = *from_iso("2026-10-25T01:30:00Z");  // the second half past two
  entry.end = *from_iso("2026-10-25T02:30:00Z");
  EXPECT_TRUE(has_line(entry, "DTSTART:20261025T013000Z"));
  EXPECT_TRUE(has_line(entry, "DTEND:20261025T023000Z"));
  EXPECT_EQ(ics(entry).find("VTIMEZONE"), std::string::npos);

  entry.start = *from_iso("2026-10-25T00:30:00Z");  // the first one
  entry.end = entry.start;
  EXPECT_TRUE(has_line(entry, "DTSTART;TZID=Europe/Berlin:20261025T023000"));

  for (const char* zone : {"UTC", "", "Europe/Nowhere", "X\r\nATTACH:evil"}) {
    entry.time_zone = zone;
    EXPECT_TRUE(has_line(entry, "DTSTART:20261025T003000Z")) << zone;
    EXPECT_EQ(ics(entry).find("ATTACH"), std::string::npos);
  }
}

TEST(Ics, SaysWhatBecameOfIt) {
  auto entry = walk();
  entry.state = Entry::State::cancelled;
  EXPECT_TRUE(has_line(entry, "STATUS:CANCELLED"));
  entry.state = Entry::State::tentative;
  EXPECT_TRUE(has_line(entry, "STATUS:TENTATIVE"));
}

TEST(Ics, FoldsAtSeventyFiveOctetsWithoutTearingACharacter) {
  for (int before = 0; before < 8; ++before) {
    auto entry = walk();
    entry.summary = std::string(static_cast<std::size_t>(before), 'a');
    for (int i = 0; i < 60; ++i) entry.summary += "ü€😀";
    const std::string text = ics(entry);
    bool folded = false;
    for (const auto& line : lines_of(text)) {
      EXPECT_LE(line.size(), 75U);
      if (line.empty()) continue;
      folded = folded || line.front() == ' ';
      const auto first = static_cast<unsigned char>(line[line.front() == ' ' ? 1 : 0]);
      EXPECT_NE(first & 0xC0U, 0x80U) << "a character is torn";
    }
    EXPECT_TRUE(folded);
    EXPECT_NE(unfolded(text).find("SUMMARY:" + entry.summary + "\r\n"), std::string::npos);
  }
}

TEST(Ics, KeepsHostileTextInsideItsProperty) {
  const std::vector<std::string> breaks = {"\r\n",         "\n",       "\r",   "\n\r", "\r\n ",
                                           "\xE2\x80\xA8", "\xC2\x85", "\x0B", "\x0C"};
  for (const auto& line_break : breaks) {
    const std::string evil = "a" + line_break + "ATTENDEE:mailto:b@example.org" + line_break + "END:VEVENT";
    auto entry = walk();
    entry.uid = entry.summary = entry.description = entry.location = entry.url = entry.organizer_name = evil;
    const std::string text = ics(entry);
    const auto lines = lines_of(unfolded(text));
    EXPECT_EQ(std::ranges::count(lines, "END:VEVENT"), 1) << text;
    for (const auto& line : lines) {
      EXPECT_FALSE(line.starts_with("ATTENDEE")) << text;
      EXPECT_FALSE(line.starts_with("END:VEVENT") && line != "END:VEVENT") << text;
      EXPECT_EQ(line.find_first_of("\r\n\x0B\x0C"), std::string::npos) << text;
    }
  }
  auto entry = walk();
  entry.organizer_name = "a\";X=\"b";
  EXPECT_TRUE(has_line(entry, "ORGANIZER;CN=\"a^';X=^'b\":invalid:nomail"));
  entry.summary = std::string("zero\0byte\x01 and \xFF broken \xE2\x82", 26);
  EXPECT_TRUE(has_line(entry, "SUMMARY:zerobyte and  broken "));
  entry.url = "https://stadt.example/<a>\"b c";
  EXPECT_TRUE(has_line(entry, "URL:https://stadt.example/abc"));
}

}  // namespace
}  // namespace stadt::calendar
