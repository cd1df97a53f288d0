// Notes in window.asked whether the page waits for a run of its script. Put into a page before its own code; the numbers
// of the fields stand in the protocol of the installed Streamlit, and visitor.py fills them in.
(({ rerun, finished, early }) => {
  // The value of one field of a protocol buffer's top level; undefined where it is not there.
  const field = (data, wanted) => {
    const bytes = new Uint8Array(data);
    let at = 0;
    const number = () => {
      let value = 0;
      for (let power = 1; at < bytes.length; power *= 128) {
        const byte = bytes[at++];
        value += (byte % 128) * power;
        if (byte < 128) break;
      }
      return value;
    };
    while (at < bytes.length) {
      const tag = number();
      const value = number(); // of a nested message: its length
      if (Math.floor(tag / 8) === wanted) return value;
      if (tag % 8 === 2) at += value;
    }
  };
  window.WebSocket = class extends window.WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        const how = data instanceof ArrayBuffer ? field(data, finished) : undefined;
        if (how !== undefined && how !== early) window.asked = false;
      });
    }
    send(data) {
      if (typeof data !== "string" && field(data, rerun) !== undefined) window.asked = true;
      super.send(data);
    }
  };
})
