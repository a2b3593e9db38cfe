//! Keeps the relocations of the dashboard's module, by which wasm-split-cli tells what only its second module needs.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo::rustc-link-arg-bin=downboard-dashboard=--emit-relocs");
    }
}
