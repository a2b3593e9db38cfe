//! Starts the page that explains the estimate, in a module of its own.

fn main() {
    downboard::start_methods();
}
