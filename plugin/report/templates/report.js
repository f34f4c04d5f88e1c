"use strict";
// Makes the tables of the report sort, filter, copy and save, and its map zoom and be found on.
// It holds no text of its own: words stand in the page, in the reader's language.
(() => {
  const MOST = 100;
  const words = document.getElementById("words").dataset;
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const sheets = [];

  // A spreadsheet would take a text that begins like this for a formula.
  const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
  const NUMBER = /^[+-]?\d[\d,]*(\.\d+)?%?$/;
  const harmless = (text) => (FORMULA.test(text) && !NUMBER.test(text) ? "'" + text : text);

  // A code is what its link says, without the mark beside it.
  const textOf = (cell) => (cell.querySelector("a") || cell).textContent.trim();
  const sizeOf = (text) => parseFloat(text.replace(/,/g, ""));

  class Sheet {
    constructor(table) {
      this.table = table;
      this.body = table.tBodies[0];
      this.heads = Array.from(table.tHead.rows[0].cells);
      this.rows = Array.from(this.body.rows, (row, place) => ({ row, place, text: null, key: null }));
      this.found = this.rows;
      this.limit = MOST;
      const tools = document.getElementById("tools").content.cloneNode(true).firstElementChild;
      this.input = tools.querySelector("input");
      this.said = tools.querySelector("output");
      this.more = tools.querySelector('[data-do="more"]');
      this.tools = tools;
      this.input.setAttribute("aria-label", `${words.filter}: ${table.caption.textContent}`);
      this.input.addEventListener("input", () => this.filter(this.input.value));
      tools.addEventListener("click", (event) => this.act(event.target.dataset.do));
      this.heads.forEach((head, column) => this.sortable(head, column));
      table.parentElement.before(tools);
      this.show();
    }

    sortable(head, column) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => this.sort(column));
      head.append(button);
    }

    sort(column) {
      const head = this.heads[column];
      const falling = head.getAttribute("aria-sort") === "ascending";
      this.heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      const numbers = head.classList.contains("n");
      const ranked = this.rows.some(({ row }) => row.cells[column].dataset.v);
      for (const item of this.rows) {
        const cell = item.row.cells[column];
        const value = cell.dataset.v || textOf(cell);
        item.key = numbers || ranked ? sizeOf(value) : value;
      }
      const compare = numbers || ranked ? (a, b) => a - b : order.compare;
      // What has no value stands last either way; equal rows keep the order they came in.
      const nothing = (key) => Number.isNaN(key) || key === "\u2014";
      this.rows.sort((one, other) =>
        nothing(one.key) - nothing(other.key)
        || (nothing(one.key) ? 0 : compare(one.key, other.key) * (falling ? -1 : 1))
        || one.place - other.place);
      this.filter(this.input.value);
    }

    filter(text) {
      const parts = text.toLowerCase().split(/\s+/).filter(Boolean);
      this.found = parts.length ? this.rows.filter((item) => this.holds(item, parts)) : this.rows;
      this.show();
    }

    holds(item, parts) {
      if (item.text === null) {
        item.text = Array.from(item.row.cells, (cell) => cell.textContent).join(" ").toLowerCase();
      }
      return parts.every((part) => item.text.includes(part));
    }

    show(limit = this.limit) {
      const shown = this.found.slice(0, limit);
      this.body.replaceChildren(...shown.map(({ row }) => row));
      this.said.textContent = words.rows
        .replace("{shown}", shown.length.toLocaleString("en"))
        .replace("{all}", this.rows.length.toLocaleString("en"));
      this.more.hidden = shown.length === this.found.length;
      this.tools.classList.toggle("partial", shown.length < this.rows.length);
    }

    // Paper holds what was chosen: all rows that match, but a long table that nobody narrowed only
    // with its first rows.
    beforePrint() {
      if (this.found.length < this.rows.length) this.show(Infinity);
    }

    reveal(row) {
      if (!this.found.some((item) => item.row === row)) {
        this.input.value = "";
        this.filter("");
      }
      const place = this.found.findIndex((item) => item.row === row);
      this.limit = Math.max(this.limit, place + 20);
      this.show();
      document.querySelectorAll("tr.chosen").forEach((other) => other.classList.remove("chosen"));
      row.classList.add("chosen");
      row.scrollIntoView({ block: "center" });
    }

    act(what) {
      const quoted = (text) => `"${harmless(text).replace(/"/g, '""')}"`;
      if (what === "more") {
        this.limit = Infinity;
        this.show();
      } else if (what === "copy") {
        // A text that begins with a quotation mark would take in the cells and rows after it.
        const pasted = (text) => (text.startsWith('"') ? quoted(text) : harmless(text));
        copy(this.lines("\t", (text) => pasted(text.replace(/\s+/g, " "))), this.said);
      } else if (what === "save") {
        save(this.lines(",", quoted), `${this.table.id}.csv`);
      }
    }

    lines(between, write) {
      const numbers = this.heads.map((head) => head.classList.contains("n"));
      const line = (cells) => Array.from(cells, (cell, column) => {
        const text = textOf(cell);
        return write(numbers[column] && NUMBER.test(text) ? text.replace(/,/g, "") : text);
      }).join(between);
      return [line(this.heads), ...this.found.map(({ row }) => line(row.cells))].join("\r\n");
    }
  }

  function copy(text, said) {
    const done = () => { said.textContent = words.copied; };
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text).then(done, () => copyByHand(text, done));
    } else {
      copyByHand(text, done);
    }
  }

  function copyByHand(text, done) {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    if (document.execCommand("copy")) done();
    area.remove();
  }

  function save(text, name) {
    // The mark at the head tells spreadsheets that this is UTF-8.
    const file = new Blob(["\ufeff", text, "\r\n"], { type: "text/csv;charset=utf-8" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  class Sketch {
    constructor(map) {
      this.map = map;
      this.whole = map.viewBox.baseVal;
      this.whole = { x: 0, y: 0, width: this.whole.width, height: this.whole.height };
      this.shown = { ...this.whole };
      this.mark = map.querySelector(".chosen");
      this.said = document.getElementById("chosen");
      this.moved = false;
      const tools = document.getElementById("zoom").content.cloneNode(true).firstElementChild;
      tools.addEventListener("click", (event) => this.zoom(event.target.dataset.do));
      map.before(tools);
      map.addEventListener("click", (event) => this.click(event.target));
      map.addEventListener("pointerdown", (event) => this.drag(event));
    }

    look(x, y, width) {
      const height = (width * this.whole.height) / this.whole.width;
      const fit = (at, room, most) => Math.min(Math.max(at, 0), most - room);
      this.shown = {
        x: fit(x, width, this.whole.width), y: fit(y, height, this.whole.height), width, height,
      };
      const { shown } = this;
      this.map.setAttribute("viewBox", `${shown.x} ${shown.y} ${shown.width} ${shown.height}`);
      this.map.classList.toggle("near", width < this.whole.width);
    }

    zoom(what) {
      const { x, y, width, height } = this.shown;
      const factor = { in: 0.5, out: 2 }[what];
      if (!factor) {
        if (what) this.look(0, 0, this.whole.width);
        return;
      }
      const wide = Math.min(Math.max(width * factor, this.whole.width / 64), this.whole.width);
      const high = (wide * height) / width;
      this.look(x + (width - wide) / 2, y + (height - high) / 2, wide);
    }

    drag(start) {
      const { x, y, width } = this.shown;
      const step = width / this.map.clientWidth;
      this.moved = false;
      const move = (event) => {
        const across = event.clientX - start.clientX;
        const down = event.clientY - start.clientY;
        if (Math.hypot(across, down) > 4) this.moved = true;
        if (this.moved) this.look(x - across * step, y - down * step, width);
      };
      const end = () => {
        removeEventListener("pointermove", move);
        removeEventListener("pointerup", end);
      };
      if (width < this.whole.width) {
        addEventListener("pointermove", move);
        addEventListener("pointerup", end);
      }
    }

    click(target) {
      const cell = target.closest(".cells path[id]");
      if (cell && !this.moved) this.choose(cell);
    }

    choose(cell) {
      this.mark.setAttribute("d", cell.getAttribute("d"));
      const link = document.createElement("a");
      link.href = `#row-${cell.id}`;
      link.textContent = cell.querySelector("title").textContent;
      this.said.replaceChildren(link);
    }

    find(cell) {
      this.choose(cell);
      const box = cell.getBBox();
      const wide = Math.min(Math.max(box.width, box.height) * 8, this.whole.width);
      const high = (wide * this.whole.height) / this.whole.width;
      this.look(box.x + (box.width - wide) / 2, box.y + (box.height - high) / 2, wide);
      this.map.scrollIntoView({ block: "center" });
    }
  }

  document.querySelectorAll("table.data").forEach((table) => sheets.push(new Sheet(table)));
  const map = document.querySelector("svg.map");
  const sketch = map && new Sketch(map);

  function go(hash) {
    const id = hash.slice(1);
    if (id.startsWith("cell-") && sketch) {
      const cell = document.getElementById(id);
      if (cell) sketch.find(cell);
      return Boolean(cell);
    }
    for (const sheet of sheets) {
      const item = id.startsWith("row-") && sheet.rows.find(({ row }) => row.id === id);
      if (item) {
        sheet.reveal(item.row);
        return true;
      }
    }
    return false;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && go(link.getAttribute("href"))) event.preventDefault();
  });
  addEventListener("beforeprint", () => sheets.forEach((sheet) => sheet.beforePrint()));
  addEventListener("afterprint", () => sheets.forEach((sheet) => sheet.show()));
  if (location.hash) go(location.hash);
})();
