//! Pictures in pixels: of the size that was asked for, with the words in them.

use e2e::Session;
use serde_json::json;

/// Loads a picture and counts the dark pixels of its upper part, where title and finding stand.
fn look(path: &str, height: u32) -> String {
    format!(
        "const image = new Image();
         image.src = '{path}';
         return image.decode().then(() => {{
             const canvas = document.createElement('canvas');
             [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
             const context = canvas.getContext('2d');
             context.drawImage(image, 0, 0);
             const {{data}} = context.getImageData(0, 0, canvas.width, {height});
             let dark = 0;
             for (let at = 0; at < data.length; at += 4) if (data[at] + data[at + 1] + data[at + 2] < 300) dark++;
             return [canvas.width, canvas.height, dark];
         }})"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_have_their_size_and_their_words_in_every_language() {
    if std::env::var_os("CHOKEPOINT_WITHOUT_FONTS").is_some() {
        return;
    }
    let session = Session::start(1280).await.unwrap();
    let address = format!("{}/embed/mix?static=1", session.server.address);
    session.browser.client.goto(&address).await.unwrap();
    for lang in ["en", "ja"] {
        let card = session
            .script(&look(
                &format!("/chart/drawdown.png?hormuz=100&size=og&lang={lang}"),
                160,
            ))
            .await;
        assert_eq!([&card[0], &card[1]], [&json!(1200), &json!(630)]);
        // A face without these glyphs would leave the place empty.
        assert!(card[2].as_u64().unwrap() > 2000, "{lang}: {card}");
        let print = session
            .script(&look(
                &format!("/chart/drawdown.png?hormuz=100&size=print&lang={lang}"),
                300,
            ))
            .await;
        assert_eq!(print[0], json!(4 * (720 + 32)), "{lang}: {print}");
        assert!(print[2].as_u64().unwrap() > 8000, "{lang}: {print}");
    }
    session.finish().await;
}
