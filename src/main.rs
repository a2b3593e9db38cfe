//! Starts the dashboard; everything else is in the library.

fn main() {
    downboard::start_dashboard();
}
