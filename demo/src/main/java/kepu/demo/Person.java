package kepu.demo;

import java.util.List;

/** Somebody with a seeded account. @param roles with the organization of their scope, where they have one */
record Person(String name, String phone, String email, List<Role> roles) {
    record Role(String name, String scope) {}

    Person {
        roles = List.copyOf(roles);
    }

    boolean is(String role, String scope) {
        return roles.contains(new Role(role, scope));
    }
}
