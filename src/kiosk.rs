//! Starts the kiosk, in a module of its own.

fn main() {
    downboard::start_kiosk();
}
