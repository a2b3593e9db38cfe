//! Starts the page on which a newsroom puts a card together, in a module of its own.

fn main() {
    downboard::start_builder();
}
