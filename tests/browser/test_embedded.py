"""The app in a frame of another page, as Streamlit Community Cloud and lecture notes show it."""

AROUND = """address => {
  window.queries = [];
  addEventListener("message", event => {
    if (event.data?.type === "SET_QUERY_PARAM") queries.push(event.data.queryParams);
  });
  document.body.innerHTML = '<iframe id="app" style="width: 1200px; height: 800px"></iframe>';
  document.getElementById("app").src = address;
}"""


def test_the_page_around_a_frame_is_told_the_address(visit, server):
    page = visit("_stcore/health", until=lambda page: page.wait_for_load_state())
    page.evaluate(AROUND, f"{server.url}rectified?fn=leaky_relu&guess=skip")
    box = page.frame_locator("#app").locator(".st-key-leaky_relu_negative_slope input")
    box.fill("0.3")
    box.press("Enter")
    page.wait_for_function("() => window.queries.some(query => query.includes('leaky_relu_negative_slope=0.3'))")
