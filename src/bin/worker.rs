//! Starts the worker that fetches the feeds of a live board.

fn main() {
    downboard::start_worker();
}
