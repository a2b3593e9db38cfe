//! Starts the page that opens a feed of one's own, in a module of its own.

fn main() {
    downboard::start_open();
}
