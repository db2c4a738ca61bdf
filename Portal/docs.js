// What Scalar begins with. The portal's page for a first call opens the reference with a key: it passes from window to
// window of this origin, is in no address and is stored nowhere.
const keyOfOpener = () =>
  new Promise((give) => {
    const late = setTimeout(() => give(null), 2000);
    addEventListener("message", ({ origin, source, data }) => {
      if (origin !== location.origin || source !== window.opener || typeof data?.key !== "string") return;
      clearTimeout(late);
      give(data.key);
    });
    window.opener.postMessage("reference-asks-for-key", location.origin);
  });

const asked = new URLSearchParams(location.search).get("key") === "opener" && window.opener !== null;
const key = asked ? await keyOfOpener() : null;

export default key
  ? { authentication: { preferredSecurityScheme: "api_key", securitySchemes: { api_key: { token: key } } } }
  : {};
