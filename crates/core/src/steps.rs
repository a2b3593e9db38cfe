//! How much work was done: counted in tests, so that a bound on it holds whatever the machine does meanwhile.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// One more record was looked at, wherever records are looked at in a loop.
#[inline]
pub(crate) fn step() {
    #[cfg(test)]
    STEPS.with(|steps| steps.set(steps.get() + 1));
}

/// How many steps something takes.
#[cfg(test)]
pub(crate) fn count<T>(work: impl FnOnce() -> T) -> u64 {
    let before = STEPS.with(std::cell::Cell::get);
    std::hint::black_box(work());
    STEPS.with(std::cell::Cell::get) - before
}
