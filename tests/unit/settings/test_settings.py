"""The configuration: what may stand in it, and errors that help."""

import pytest

from factcheck.settings import OPTIONS, Settings, SettingsError, config_file, load, parse, state_folder


def test_without_a_file_the_defaults_hold(tmp_path):
    assert load(tmp_path / "config.toml") == Settings()


def test_the_options_table_and_the_settings_agree():
    assert {option.name: option.default for option in OPTIONS} == {
        name: getattr(Settings(), name) for name in Settings.__struct_fields__ if name != "keymap"
    }


def test_values_and_keys_are_taken_over():
    settings = parse('theme = "light"\nmouse = false\n[keys]\n"check.note" = ["Y", "f5"]\ndesk.search = "/"\n')
    assert (settings.theme, settings.mouse) == ("light", False)
    assert settings.keymap == {"check.note": ("Y", "f5"), "desk.search": ("slash",)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('them = "dark"', ["has no key them", "did you mean theme?"]),
        ('theme = "lihgt"', ["theme is 'lihgt'", "did you mean light?"]),
        ("mouse = 1", ["mouse is 1", "true or false"]),
        ("a =", ["is not TOML"]),
        ("keys = 3", ["keys is not a table"]),
        ('[keys]\n"check.notes" = "n"', ["check.notes", "no such action", "check.note?"]),
        ('[keys]\n"check.note" = "ctrl+s"', ["check.note", "ctrl+s cannot be bound"]),
        ('[keys]\n"check.note" = "alt+n"', ["check.note", "alt+n does not reach"]),
        ('[keys]\n"check.note" = "pagdown"', ["'pagdown' is not a key", "pagedown?"]),
        ('[keys]\n"check.note" = "x"', ["check.note", "x is already the key of check.reject"]),
        ('[keys]\n"check.note" = 3', ["3 is not a key"]),
    ],
)
def test_an_error_names_the_file_the_key_and_the_nearest_right_one(text, words):
    with pytest.raises(SettingsError) as caught:
        parse(text, "/home/me/config.toml")
    assert str(caught.value).startswith("/home/me/config.toml: ")
    for word in words:
        assert word in str(caught.value)


def test_two_actions_may_swap_their_keys():
    assert parse('[keys]\n"check.note" = "x"\n"check.reject" = "n"\n').keymap == {
        "check.note": ("x",),
        "check.reject": ("n",),
    }


def test_an_unreadable_file_is_named(tmp_path):
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match=r"config\.toml: cannot be read"):
        load(tmp_path / "config.toml")


def test_folders_follow_the_xdg_variables_and_ignore_relative_ones():
    assert str(config_file({"XDG_CONFIG_HOME": "/c", "HOME": "/h"})) == "/c/factcheck/config.toml"
    assert str(config_file({"XDG_CONFIG_HOME": "c", "HOME": "/h"})) == "/h/.config/factcheck/config.toml"
    assert str(state_folder({"HOME": "/h"})) == "/h/.local/state/factcheck"
