//! Starts the embed. A module of its own: an article on a bad network must not wait for the code of the dashboard.

fn main() {
    downboard::start_embed();
}
