// A worker at the edge that checks users: POST a draft, get the user and what is wrong with it.

import { B2bUsersError, checkUser, init } from "b2b-users";

export default {
  async fetch(request) {
    await init();
    try {
      return Response.json(checkUser(await request.json()));
    } catch (error) {
      if (!(error instanceof B2bUsersError)) throw error;
      return Response.json({ code: error.code, message: error.message }, { status: 400 });
    }
  },
};
