"use strict";
const viewer = document.getElementById("viewer");

// Problems come in the reader's language, as every client may ask for them.
const inOurLanguage = (request) => {
  request.headers["Accept-Language"] ??= navigator.language;
  return request;
};

SwaggerUIBundle({
  url: viewer.dataset.document,
  domNode: viewer,
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: "none",
  defaultModelsExpandDepth: -1,
  filter: true,
  persistAuthorization: false,
  requestInterceptor: inOurLanguage,
  tryItOutEnabled: true,
  validatorUrl: null,
});
