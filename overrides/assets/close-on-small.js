/* Closes the list of chapters on small screens, before what comes below it is drawn. */
if (matchMedia("(max-width:59.9em)").matches) {
  document.querySelector(".ch-chapters details").open = false;
}
