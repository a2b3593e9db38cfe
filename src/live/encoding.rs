//! What is fetched or opened, in UTF-8.

use std::borrow::Cow;

use downboard_feeds::declared_charset;

use crate::browser;

/// A document in UTF-8, where its answer or itself declares another encoding and the browser knows it. Any other is left as it
/// is: the decoder says what is wrong with it. Takes the bytes and the `Content-Type` of the answer.
pub(crate) fn in_utf_8<'b>(bytes: &'b [u8], content_type: Option<&str>) -> Cow<'b, [u8]> {
    let label = declared_charset(bytes, content_type);
    let text = label.and_then(|label| browser::encoding::decode(bytes, &label));
    text.map_or(Cow::Borrowed(bytes), |text| Cow::Owned(text.into_bytes()))
}
