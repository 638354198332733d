use super::{findings, html, rendered};

#[test]
fn an_image_has_its_size_and_its_text() {
    assert_eq!(
        html("![Map of *the* \"county\"](image:map.svg)"),
        "<p><img src=\"/a/images/map.svg\" alt=\"Map of the &quot;county&quot;\" width=\"640\" height=\"480\" loading=\"lazy\"></p>"
    );
    assert_eq!(
        html("A ![Photo](<image:my photo.jpg> \"By day\") b"),
        "<p>A <img src=\"/a/images/my%20photo.jpg\" alt=\"Photo\" title=\"By day\" loading=\"lazy\"> b</p>"
    );
}

#[test]
fn an_image_alone_with_a_title_is_a_figure() {
    assert_eq!(
        html("![Map](image:map.svg \"The 12 districts\")"),
        "<figure><img src=\"/a/images/map.svg\" alt=\"Map\" width=\"640\" height=\"480\" loading=\"lazy\"><figcaption>The 12 districts</figcaption></figure>"
    );
}

#[test]
fn says_what_is_missing() {
    assert_eq!(
        findings("![](image:map.svg)"),
        [
            "error missing-alternative-text at `![](image:map.svg)`: This image has no alternative text. Say between the square brackets what the image shows, for people who cannot see it."
        ]
    );
    assert_eq!(
        findings("![Map](image:mpa.svg)"),
        [
            "error missing-image at `![Map](image:mpa.svg)`: There is no image `mpa.svg` in the folder `images`. Did you mean `image:map.svg`?"
        ]
    );
    assert_eq!(
        findings("![Map](image:x.svg)"),
        [
            "error missing-image at `![Map](image:x.svg)`: There is no image `x.svg` in the folder `images`. Put the file into the folder `images`, or correct the name."
        ]
    );
    assert_eq!(
        findings("![Map](https://example.org/map.svg)"),
        [
            "error image-from-elsewhere at `![Map](https://example.org/map.svg)`: `https://example.org/map.svg` does not name an image in the folder `images`. Put the file into the folder `images`, and write `image:` and its name: `image:map.svg`."
        ]
    );
    assert_eq!(rendered("![Map <b>](data:x)").html, "<p>Map &lt;b&gt;</p>");
}
