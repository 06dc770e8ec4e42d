// Draws the treemap: the boxes were computed when the page was made, here they become elements, three levels at a time.
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const map = document.getElementById("map");
const about = document.getElementById("about");
const choice = document.getElementById("view");
const search = document.getElementById("search");
const trail = document.getElementById("trail");
const LEVELS = 3;
const SMALLEST = 6; // pixels; what is smaller has no parts drawn inside, they could not be told apart
let path = []; // from the whole to the node that fills the frame: [node, hue]

const bytes = (count) => count.toLocaleString("en").replaceAll(",", " ") + " bytes";
const share = (count) => (100 * count / path[0][0][1]).toFixed(count * 100 < path[0][0][1] ? 2 : 1) + " %";
const title = (node) => data.names[node[0]];
// What stands in a box: without the folder that stands around it.
const label = (node, around) => (title(node).startsWith(title(around) + "/") ? title(node).slice(title(around).length + 1) : title(node));

function div(parent, name) {
  const made = document.createElement("div");
  made.className = name;
  parent.append(made);
  return made;
}

function parts(node, parent, level, hue, way, width, height) {
  const [, , boxes, inside] = node;
  (inside || []).forEach((part, number) => {
    const [left, top, wide, high] = boxes.slice(4 * number, 4 * number + 4);
    if (!wide || !high) return;
    const own = hue === null ? (number * 137) % 360 : hue; // neighbours in size get hues far from each other
    const to = [...way, [part, own]];
    const box = div(parent, "part");
    box.style.cssText = `left:${left / 10}%;top:${top / 10}%;width:${wide / 10}%;height:${high / 10}%;--hue:${own}`;
    const w = width * wide / 1000, h = height * high / 1000;
    const wanted = search.value.trim().toLowerCase();
    if (wanted && title(part).toLowerCase().includes(wanted)) box.classList.add("found");
    const named = w > 34 && h > 15;
    if (named) div(box, "name").textContent = label(part, node);
    box.tabIndex = named ? 0 : -1;
    const say = (event) => { event.stopPropagation(); describe(to); };
    box.addEventListener("mouseover", say);
    box.addEventListener("focus", say);
    const enter = (event) => { event.stopPropagation(); open(part[3] ? to : way); };
    box.addEventListener("click", enter);
    box.addEventListener("keydown", (event) => { if (event.key === "Enter") enter(event); });
    if (part[3] && level > 1 && w > SMALLEST && h > SMALLEST) {
      const bare = named ? 0 : 17;
      parts(part, div(box, bare ? "inside bare" : "inside"), level - 1, own, to, w, h - 17 + bare);
    }
  });
}

function describe(way) {
  const node = way[way.length - 1][0];
  about.textContent = `${way.slice(1).map(([each]) => title(each)).join(" › ") || "all"}: ${bytes(node[1])}, ${share(node[1])}`;
}

function open(way) {
  path = way;
  const [node, hue] = way[way.length - 1];
  map.replaceChildren();
  trail.replaceChildren();
  way.forEach(([each], number) => {
    const step = document.createElement("button");
    step.textContent = title(each);
    step.addEventListener("click", () => open(way.slice(0, number + 1)));
    trail.append(number ? " › " : "", step);
  });
  parts(node, map, LEVELS, hue, way, map.clientWidth, map.clientHeight);
  describe(way);
}

const start = () => open([[data.views[choice.value], null]]);
choice.addEventListener("change", start);
search.addEventListener("input", () => open(path));
window.addEventListener("resize", () => open(path));
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && path.length > 1) open(path.slice(0, -1)); });
start();
