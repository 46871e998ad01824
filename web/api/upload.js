import { Problem } from './problem.js';

const NOT_OURS_TO_SET = ['host', 'content-length'];

/** Sends a file straight to storage by a presigned request; progress is told as a share from 0 to 1. */
export function upload({ method, url, headers = {} }, file, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch cannot tell how much of a body has left
    request.open(method, url);
    request.timeout = 120000;
    Object.entries(headers)
      .filter(([name]) => !NOT_OURS_TO_SET.includes(name.toLowerCase()))
      .forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onload = () =>
      request.status < 300 ? resolve() : reject(new Problem({ status: request.status, code: 'UPLOAD_REFUSED' }));
    request.onerror = () => reject(new Problem({ code: 'UPLOAD_FAILED' }));
    request.ontimeout = () => reject(new Problem({ code: 'UPLOAD_FAILED' }));
    request.send(file);
  });
}
