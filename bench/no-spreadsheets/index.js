const none = { set_fs() {} }
// biome-ignore lint/style/noDefaultExport: SDEverywhere imports it so.
export default none
