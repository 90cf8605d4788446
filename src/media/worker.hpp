// The city's side of the media worker: pictures of strangers are decoded in a child process that can do nothing else
// (`stadt media-worker`), one at a time, and never longer than a bound.
#pragma once

#include <chrono>
#include <semaphore>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "media/picture.hpp"

namespace stadt::media {

struct WorkerSettings {
  std::string program = "/proc/self/exe";    // is called with the one word `media-worker`
  int at_once = 1;                           // decoding is for the other cores what serving is for this one
  std::chrono::milliseconds patience{2000};  // for the ones before; the thread is the slow pool's
  std::chrono::milliseconds limit{10'000};   // then the child is killed
};

// A whole picture, made smaller where it was larger than its frame.
struct Scaled {
  std::string webp;
  Frame size;
  std::string hash;  // a blurhash; empty: none
};

class Worker {
 public:
  explicit Worker(WorkerSettings settings = {});

  // The picture as a bare WebP that fills the frame or has its shape. Blocks: for the slow pool (http::Slow) only.
  // What is no picture of ours, or too large, or damaged, is unprocessable; too_many if others are before it.
  Result<std::string> fit(std::string_view bytes, Frame frame);
  // The same for a picture that stays whole.
  Result<Scaled> within(std::string_view bytes, Frame frame);

 private:
  Result<Scaled> ask(std::string_view bytes, Frame frame, Shape shape);

  WorkerSettings settings_;
  std::counting_semaphore<> places_;
};

}  // namespace stadt::media
