/** What has to happen after every change of `public/`, on machines that do not serve it themselves. */
export const COPY_HINT =
  "Copy public/ to the web server: targets first, metadata/timestamp.json last; docs/hosting.md has the commands.";
