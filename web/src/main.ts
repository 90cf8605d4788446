import { mount } from "svelte";

import App from "./App.svelte";
import "./look/tokens.css";
import "./look/base.css";

const city = document.getElementById("city");
if (city) {
  // What the server wrote for readers without scripts makes room for the living page.
  city.replaceChildren();
  mount(App, { target: city });
}
