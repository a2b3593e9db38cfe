//! One fetch.

use std::pin::Pin;

use gloo_net::http::{Request, Response};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReadableStream, ReadableStreamDefaultReader, RequestCache};

use downboard_core::reading::MAX_DOCUMENT_BYTES;

use super::now;
use downboard_feeds::fetching::Failure;

/// How long an answer may take until its last byte.
const TIME_OUT_MS: u32 = 15_000;

/// Fetches a document of the page's own site, which also says what time it is.
pub(crate) async fn fetch(address: &str) -> Result<Vec<u8>, Failure> {
    let (answer, offset) = fetch_and_look(address, now::offset_of).await;
    if let Some(offset) = offset.flatten() {
        now::hear_site(offset);
    }
    answer
}

/// Fetches documents of the page's own site side by side, and gives the answers in their order. Two by two: what waits for any
/// number at once weighs more than all the rest of a fetch.
pub(crate) async fn fetch_all(addresses: Vec<String>) -> Vec<Result<Vec<u8>, Failure>> {
    type Answers = Pin<Box<dyn Future<Output = Vec<Result<Vec<u8>, Failure>>>>>;
    let none: Answers = Box::pin(async { Vec::new() });
    let all = addresses.into_iter().fold(none, |others, address| {
        Box::pin(async move {
            let (mut answers, answer) = futures::future::join(others, fetch(&address)).await;
            answers.push(answer);
            answers
        })
    });
    all.await
}

/// Fetches a document and looks at what stands above the answer, whatever it is. The body is read piece by piece and given up
/// when it grows beyond what is decoded. Of the request's headers none is ours: another site would be asked for permission
/// first. An unchanged document costs a 304.
pub(crate) async fn fetch_and_look<T>(
    address: &str,
    look: impl FnOnce(&Response) -> T,
) -> (Result<Vec<u8>, Failure>, Option<T>) {
    let signal = AbortSignal::timeout_with_u32(TIME_OUT_MS);
    let failed = || if signal.aborted() { Failure::TimedOut } else { Failure::Unreachable };
    let request = Request::get(address).cache(RequestCache::NoCache).abort_signal(Some(&signal));
    let Ok(response) = request.send().await else { return (Err(failed()), None) };
    let seen = Some(look(&response));
    if !response.ok() {
        return (Err(Failure::Http(response.status())), seen);
    }
    let Some(body) = response.body() else { return (Ok(Vec::new()), seen) };
    (read_capped(&body).await.map_err(|error| error.unwrap_or_else(failed)), seen)
}

/// Reads a stream to its end. `Err(None)` is a stream that broke off.
async fn read_capped(body: &ReadableStream) -> Result<Vec<u8>, Option<Failure>> {
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(|_| None)?;
        let field = |name: &str| js_sys::Reflect::get(&piece, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
        if field("done").is_truthy() {
            return Ok(bytes);
        }
        let Ok(chunk) = field("value").dyn_into::<js_sys::Uint8Array>() else { return Err(None) };
        if bytes.len() as u64 + u64::from(chunk.length()) > MAX_DOCUMENT_BYTES {
            // The rest is of no interest; whether the cancellation arrives does not matter.
            let _cancelled = reader.cancel();
            return Err(Some(Failure::TooLarge));
        }
        bytes.extend(chunk.to_vec());
    }
}
